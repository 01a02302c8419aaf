import '@testing-library/jest-dom';

// jsdom has no layout, so nothing ever comes into view; Backstage UI's lists
// look at this class when more of them could be loaded.
Object.defineProperty(window, 'IntersectionObserver', {
  value: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
