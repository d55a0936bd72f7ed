/** The call guides of the shell in memory. */
import type { Guide, GuideWork, GuideWorked, KeptGuide, QueueGuides } from '../lib/types';
import * as fiction from './fiction';

export class Shelf {
  guides: KeptGuide[] = fiction.guides.map((guide) => ({
    guide,
    retired: false,
    ships: true,
    edited: false
  }));
  queues: QueueGuides[] = fiction.boot().queues;

  work(step: GuideWork): GuideWorked {
    let guide: Guide | null = null;
    let file: string | null = null;
    const put = (key: string, over: Partial<KeptGuide>) =>
      (this.guides = this.guides.map((kept) => (kept.guide.key === key ? { ...kept, ...over } : kept)));
    if (step.step === 'read') guide = this.read(step.file);
    else if (step.step === 'save') guide = this.save(step.guide);
    else if (step.step === 'retire') put(step.key, { retired: step.retired });
    else if (step.step === 'restore') {
      guide = fiction.guides.find(({ key }) => key === step.key) ?? null;
      if (guide !== null) put(step.key, { guide, edited: false });
    } else if (step.step === 'export') file = `/home/ines/Documents/guide-${step.key}.toml`;
    else if (step.step === 'queue')
      this.queues = this.queues.map((one) =>
        one.queue_id === step.queue_id ? { ...one, guides: step.guides } : one
      );
    return { shelf: { guides: this.guides, queues: this.queues }, guide, file };
  }

  /** A file says the key of a guide of the fiction, or is no guide. */
  private read(file: string): Guide {
    const found = fiction.guides.find(({ key }) => file.includes(`key = "${key}"`));
    if (found === undefined) throw { code: 'invalid', detail: 'guide.unknown_value' };
    return { ...found, name: `${found.name} partagé` };
  }

  private save(typed: Guide): Guide {
    const before = this.guides.find(({ guide }) => guide.key === typed.key);
    const key = typed.key || `made_${this.guides.length}`;
    const guide = { ...typed, key, version: (before?.guide.version ?? 0) + 1 };
    const kept = { guide, retired: false, ships: before?.ships ?? false, edited: before?.ships ?? false };
    this.guides = before ? this.guides.map((one) => (one === before ? kept : one)) : [...this.guides, kept];
    return guide;
  }
}
