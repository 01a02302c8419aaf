import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole panels are rendered and typed into, on machines that do other things
// at the same time.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

// jsdom has no layout, so nothing ever comes into view; Backstage UI's lists
// look at this class when more of them could be loaded.
Object.defineProperty(window, 'IntersectionObserver', {
  value: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
