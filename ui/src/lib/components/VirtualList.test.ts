import { render, screen } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import VirtualList from './VirtualList.svelte';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(360);
});

const row = createRawSnippet<[unknown, number]>((value) => ({
  render: () => `<div class="row">${String(value())}</div>`
}));

const mountList = (count: number, onrange = vi.fn()) => {
  render(VirtualList, {
    props: { count, rowHeight: 36, rowAt: (n: number) => n, row, label: 'Liste', onrange }
  });
  return { box: screen.getByRole('region', { name: 'Liste' }), onrange };
};

const scrollTo = async (box: HTMLElement, top: number) => {
  box.scrollTop = top;
  box.dispatchEvent(new Event('scroll'));
  await tick();
};

test('a million rows draw only those in sight', async () => {
  const { onrange } = mountList(1_000_000);
  await tick();
  expect(document.querySelectorAll('.row').length).toBeLessThan(40);
  expect(onrange).toHaveBeenLastCalledWith(0, 16);
});

test('no element is taller than every engine can scroll', () => {
  const { box } = mountList(1_000_000);
  const drawn = box.firstElementChild as HTMLElement;
  expect(parseFloat(drawn.style.height)).toBeLessThanOrEqual(17_000_000);
});

test('the very last row of a million is reached at the end of the bar', async () => {
  const { box, onrange } = mountList(1_000_000);
  const drawn = parseFloat((box.firstElementChild as HTMLElement).style.height);
  await scrollTo(box, drawn - 360);
  expect(onrange.mock.lastCall?.[1]).toBe(1_000_000);
  expect(screen.getByText('999999')).toBeInTheDocument();
});
