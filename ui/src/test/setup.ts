/** What jsdom lacks, and a clean shell before each test. */
import '@testing-library/jest-dom/vitest';
import { vi } from 'vitest';
import { present } from './present';

/** Time flows from the present of the fiction: what is late there is late on any day the tests are run. */
const flow = present.now - Date.now();
class FlowingDate extends Date {
  constructor(...given: [] | [number | string | Date]) {
    super(...((given.length === 0 ? [FlowingDate.now()] : given) as [number]));
  }
  static override now() {
    return super.now() + flow;
  }
}
globalThis.Date = FlowingDate as DateConstructor;

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', Observer);
vi.stubGlobal('IntersectionObserver', Observer);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {}
}));
Element.prototype.scrollIntoView = () => {};
HTMLCanvasElement.prototype.getContext = () => null;
// It has files, not their bytes.
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new Error('the file cannot be read'));
    reader.readAsArrayBuffer(this);
  });
};
