/** The segments kept, what a rule can ask, and the one being written. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { toasts } from '../state/toasts.svelte';
import type { SegmentField, SegmentLine } from '../types';
import { Editor } from './editor.svelte';

class Segments {
  list = $state.raw<SegmentLine[] | null>(null);
  fields = $state.raw<SegmentField[]>([]);
  editor = $state.raw<Editor | null>(null);
  /** Grows when a new segment is begun: the keyboard goes there. */
  begun = $state(0);
  #turn = 0;
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.list = null;
      this.#edit(null);
    }
    this.#generation = generation;
  }

  field(code: string): SegmentField | undefined {
    return this.fields.find(({ field }) => field === code);
  }

  async read() {
    const turn = ++this.#turn;
    try {
      if (this.fields.length === 0) this.fields = await api.segmentFields();
      const list = await api.segmentList();
      if (turn !== this.#turn) return;
      this.list = list;
      const shown = this.editor?.segment;
      // The one shown may be gone, or another, since.
      if (shown) {
        const now = list.find(({ segment }) => segment.id === shown.id);
        if (now === undefined) this.#edit(null);
        else if (now.segment.saved_at !== shown.saved_at) this.#edit(new Editor(now.segment));
        else this.editor?.again();
      } else this.editor?.again();
      if (this.editor === null && list[0]) this.show(list[0]);
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  show(line: SegmentLine) {
    if (this.editor?.segment?.id !== line.segment.id) this.#edit(new Editor(line.segment));
  }

  /** A new one, with this rule when one is given. */
  begin(text = '', name = '') {
    this.#edit(new Editor(null, { name, text }));
    this.begun += 1;
  }

  /** Back to the version that is kept. */
  async discard() {
    const { editor } = this;
    if (editor === null) return;
    editor.leave();
    await editor.draft.drop();
    this.#edit(editor.segment === null ? null : new Editor(editor.segment));
    if (this.editor === null && this.list?.[0]) this.show(this.list[0]);
  }

  async save() {
    const { editor } = this;
    if (editor === null || !editor.ready) return;
    editor.busy = true;
    const sent = editor.draft.text;
    try {
      const name = editor.name.trim();
      const { name: namedSo, text: typedSo } = editor;
      const id = await api.segmentSave(editor.segment?.id ?? null, name, editor.text.trim());
      await editor.draft.drop(sent);
      this.list = await api.segmentList();
      const line = this.list.find(({ segment }) => segment.id === id);
      if (line && this.editor === editor) {
        const next = new Editor(line.segment);
        this.#edit(next);
        // What was typed meanwhile goes on being typed.
        if (editor.name !== namedSo) next.named(editor.name);
        if (editor.text !== typedSo) next.typed(editor.text);
      }
      toasts.show(t().segments.saved(name), 'done');
    } catch (thrown) {
      const { detail } = api.asShellError(thrown);
      if (detail === 'name.taken') toasts.show(t().segments.taken, 'error');
      else toasts.error(thrown);
    } finally {
      editor.busy = false;
    }
  }

  async remove(undo: () => void) {
    const segment = this.editor?.segment;
    if (!segment) return;
    try {
      await api.segmentDelete(segment.id);
      this.#edit(null);
      toasts.show(t().segments.removed(segment.name), 'done', { label: t().segments.undo, run: undo });
      await this.read();
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  #edit(editor: Editor | null) {
    this.editor?.leave();
    this.editor = editor;
  }
}

export const segments = new Segments();
