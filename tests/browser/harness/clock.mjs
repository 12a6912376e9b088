// Specs happen at a minute that they choose. The server (a debug build), every browser and the spec itself read one clock,
// which runs ahead of the machine's: what people see never depends on the day on which the specs are run.

/** When specs happen that name no minute: an ordinary Wednesday in the middle of a month, in working hours. */
export const ORDINARY = "2027-01-13T15:00Z";

/** Days and minutes on which calendars have been wrong, or will be. */
export const DAYS = [
  ["the last day of a month that ends midweek", "2027-03-31T15:00Z"],
  ["New Year's Eve", "2027-12-31T15:00Z"],
  ["the last of February", "2027-02-28T15:00Z"],
  ["a leap day", "2028-02-29T15:00Z"],
  ["the day on which New York's clocks go forward", "2027-03-14T12:00Z"],
  ["the day on which New York's clocks go back", "2027-11-07T12:00Z"],
  ["the day on which Berlin's clocks go forward", "2027-03-28T12:00Z"],
  ["the day on which Berlin's clocks go back", "2027-10-31T12:00Z"],
  ["a Sunday", "2027-05-16T15:00Z"],
  ["a Monday", "2027-05-17T15:00Z"],
  ["a minute before midnight", "2027-07-01T03:59Z"], // in New York, where the calendar and its readers are
  ["a minute after midnight", "2027-07-01T04:01Z"],
  ["a minute before midnight in UTC", "2027-06-30T23:59Z"],
  ["a minute after midnight in UTC", "2027-07-01T00:01Z"],
];

/** While spec files are read nobody may ask for the day: what they kept of it would belong to the machine's. */
export function standsStill() {
  const machine = Date.machine ?? Date;
  const now = () => {
    throw new Error("a spec asks for the day while its file is read; it has to ask in its story");
  };
  globalThis.Date = new Proxy(machine, {
    apply: now,
    construct: (date, given, target) => (given.length > 0 ? Reflect.construct(date, given, target) : now()),
    get: (date, name) => ({ now, machine })[name] ?? Reflect.get(date, name),
  });
}

/** How far a clock that now shows `at` runs ahead of the machine's, in milliseconds. */
export function aheadOf(at) {
  return Date.parse(at) - (Date.machine ?? Date).now();
}

/**
 * From now on `Date` runs `ahead` milliseconds ahead of the machine's. Pages get this function as an init script, so it
 * uses nothing from around it.
 */
export function runsAhead(ahead) {
  const machine = globalThis.Date.machine ?? globalThis.Date;
  const now = () => machine.now() + ahead;
  globalThis.Date = new Proxy(machine, {
    apply: () => new machine(now()).toString(),
    construct: (date, given, target) => Reflect.construct(date, given.length > 0 ? given : [now()], target),
    get: (date, name) => ({ now, machine })[name] ?? Reflect.get(date, name),
  });
}
