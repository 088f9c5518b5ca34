import type { Component } from 'vue';
import BoardStep from './BoardStep.vue';
import DialectStep from './DialectStep.vue';
import MeetingStep from './MeetingStep.vue';
import ModeStep from './ModeStep.vue';
import OtherSideStep from './OtherSideStep.vue';
import type { Field } from './place-fields.ts';
import StoryStep from './StoryStep.vue';
import TimeStep from './TimeStep.vue';
import type { PlaceForm } from './use-place-form.ts';

/** One question of the form: on a screen of its own in elder mode, one below the other elsewhere. */
export interface Step {
  name: 'board' | 'story' | 'mode' | 'meeting' | 'time' | 'otherSide' | 'dialect';
  view: Component;
  /** The fields that it asks for, the first to be mended first. */
  fields: readonly Field[];
  isOptional?: boolean;
}

const BOARD: Step = { name: 'board', view: BoardStep, fields: ['board', 'lawyer'] };
const VISIT: readonly Step[] = [
  { name: 'meeting', view: MeetingStep, fields: ['town', 'village', 'place'] },
  { name: 'time', view: TimeStep, fields: ['day', 'from', 'to'] },
];

/** What has to be asked, as far as the answers say by now. */
export function stepsOf(form: PlaceForm, isBoardGiven: boolean): Step[] {
  return [
    ...(isBoardGiven ? [] : [BOARD]),
    { name: 'story', view: StoryStep, fields: ['story'] },
    { name: 'mode', view: ModeStep, fields: [] },
    ...(form.draft.mode === 'offline' ? VISIT : []),
    { name: 'otherSide', view: OtherSideStep, fields: ['otherSide'], isOptional: true },
    ...(form.dialects.value.length > 1
      ? [{ name: 'dialect', view: DialectStep, fields: ['dialect'], isOptional: true } as const]
      : []),
  ];
}
