import { parseEntityRefs } from './parseEntityRefs';

describe('parseEntityRefs', () => {
  it.each([
    ['component:default/cart', ['component:default/cart']],
    ['cart', ['component:default/cart']],
    ['System:Shop/Checkout', ['system:shop/checkout']],
    [
      'cart, payments',
      ['component:default/cart', 'component:default/payments'],
    ],
    ['cart payments', ['component:default/cart', 'component:default/payments']],
    ['  cart ,, Cart component:cart ', ['component:default/cart']],
    ['/ cart : team:', ['component:default/cart']],
    [':/', []],
    ['x'.repeat(256), []],
    [' ', []],
    ['', []],
    [undefined, []],
  ])('reads %p as %p', (tag, refs) => {
    expect(parseEntityRefs(tag)).toEqual(refs);
  });
});
