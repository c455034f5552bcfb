import { CheckedModel, type CheckedParts } from '../equations/index.ts';
import { suanli } from '../model/suanli.ts';

/** The model does not change between scenarios without variables of their own: checked once. */
let checked: CheckedModel | undefined;

/** What another process found when it checked the model. */
let kept: (() => CheckedParts | undefined) | undefined;

/** Takes the model as another process checked it; nothing where that was another model. */
export const takeModel = (parts: () => CheckedParts | undefined): void => {
  kept = parts;
};

/** Our model without sectors of a user's own. */
export const ourModel = (): CheckedModel => {
  if (!checked) {
    const parts = kept?.();
    checked = parts ? CheckedModel.ofParts(parts) : CheckedModel.of(suanli());
  }
  return checked;
};
