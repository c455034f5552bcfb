/** Where in a run something is: month and draw count from 0, the member is its place among the quantity's members. */
export interface Spot {
  readonly month: number;
  readonly member: number;
  readonly draw: number;
}

const at = ({ month, member, draw }: Spot): string => `month ${month}, member ${member}, draw ${draw}`;

/** Something that must hold does not. The run is void: nothing of it is returned. */
export class BrokenBalance extends Error {
  readonly check: string;
  readonly month: number;
  readonly member: number;
  readonly draw: number;
  readonly left: number;
  readonly right: number;

  constructor(check: string, spot: Spot, left: number, right: number) {
    super(`'${check}' does not hold in ${at(spot)}: ${left} against ${right}`);
    this.name = 'BrokenBalance';
    this.check = check;
    this.month = spot.month;
    this.member = spot.member;
    this.draw = spot.draw;
    this.left = left;
    this.right = right;
  }
}

/** A result that is no finite number, or too large for 32 bits. The run is void. */
export class NotFinite extends Error {
  readonly id: string;
  readonly month: number;
  readonly member: number;
  readonly draw: number;
  readonly value: number;

  constructor(id: string, spot: Spot, value: number) {
    super(`'${id}' is ${value} in ${at(spot)}`);
    this.name = 'NotFinite';
    this.id = id;
    this.month = spot.month;
    this.member = spot.member;
    this.draw = spot.draw;
    this.value = value;
  }
}

/** A figure the equations cannot take: not finite, or a lag that is no whole number of months within reach. */
export class InputRefused extends Error {
  readonly input: string;

  constructor(input: string, reason: string) {
    super(`input '${input}' ${reason}`);
    this.name = 'InputRefused';
    this.input = input;
  }
}

/** The model with these draws does not fit the memory there is. */
export class TooLarge extends Error {
  constructor(bytes: number, most: number) {
    super(`the model needs ${Math.ceil(bytes / 2 ** 20)} MiB for one block of draws; ${Math.floor(most / 2 ** 20)} MiB are allowed`);
    this.name = 'TooLarge';
  }
}

/** The caller asked to stop. */
export class Stopped extends Error {
  constructor() {
    super('the run was stopped');
    this.name = 'Stopped';
  }
}
