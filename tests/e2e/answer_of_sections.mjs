// Compares the sections of a note with what a vignette says of the session beside findings and treatments, by the
// rules of tests/vignettes/answer_of_sections.rs.

/** Keys that others compare: answer.mjs, and what the program warns of, which is no part of a note. */
export const elsewhere = ["findings", "techniques", "expectedWarnings", "note"];

/** What an answer says in words of its own, and the catalogue's code. */
const codes = {
  "compression sleeve": "compression-garment", "skin care": "skin-care", "infection signs": "infection-signs",
  "night splint": "night-splint", "epsom bath": "epsom-bath", caudaEquina: "cauda-equina",
};
const coded = (value) => codes[value] ?? value;

/** Where the side that was not treated stands: a field of a measurement, and its code. */
const references = {
  wrist: ["landmark", "wrist"], forearm10cm: ["landmark", "forearm-10cm"], upperArm10cm: ["landmark", "upper-arm-10cm"],
  wristExtension: ["movement", "extension"], grip: ["measure", "grip-dynamometry"],
};

const same = (wanted, found) => JSON.stringify(wanted) === JSON.stringify(found);
const all = (wanted, found = []) => [wanted].flat().every((each) => found.includes(coded(each)));

/** For each key of an answer, whether the note holds it. */
const rules = {
  referral: (wanted, { referral = {}, diagnoses = [] }) => each(wanted, {
    present: (is) => is === (referral.present ?? false),
    prescriber: (role) => role === referral.prescriberRole,
    date: (date) => date === referral.referredOn,
    diagnoses: (held) => all(held, diagnoses.map(({ icd10cm }) => icd10cm)),
    visitsAuthorised: (visits) => visits === referral.visitsAuthorised,
    visitNumber: (visit) => visit === referral.visitNumber,
    frequency: (often) => often === referral.visitFrequency,
    durationWeeks: (weeks) => weeks === referral.durationWeeks,
    clearance: (words) => words === referral.clearance,
  }),
  // A condition is a diagnosis; who comes to relax has none, and says what for.
  condition: (wanted, { session, diagnoses = [], subjective }) =>
    diagnoses.some(({ condition }) => condition === wanted) ||
    (session.kind === "relaxation" && wanted === "stress" && all("stress-relief", subjective.request)),
  reason: (wanted, { visit }) => wanted === visit.reasonForVisit,
  payment: (wanted, { visit }) => wanted === visit.payment,
  contraindications: (wanted, { screening: { screenedAt, answers = [] } }) =>
    Boolean(screenedAt) && same(wanted, answers.filter(({ present }) => present).map((held) => held.contraindication)),
  contraindicationsScreened: (wanted, { screening: { answers = [] } }) =>
    Object.entries(wanted).every(([about, answer]) =>
      answers.some((held) => held.contraindication === coded(about) && held.present === (answer !== "negative"))),
  goals: (wanted, { goals = [] }) =>
    wanted.every(({ code, ...rest }) => goals.some((held) => holds({ goal: code, ...rest }, held))),
  measures: (wanted, note) => wanted.every((measure) => isMeasured(measure, note)),
  referenceSide: (wanted, note) => isReferred(wanted, note),
  comparisonSide: (wanted, note) => isReferred(wanted, note),
  plan: (wanted, { plan = {}, endOfCare = {} }) => each(wanted, {
    continueFrequency: (often) => often === plan.visitFrequency,
    frequency: (often) =>
      often === "q2wk x4" ? plan.visitFrequency === "1/2-weeks" && plan.visitsPlanned === 4 : often === plan.visitFrequency,
    nextWeek: (is) => is === (plan.visitFrequency === "1/week"),
    nextFocus: (structures) => all(structures, plan.nextFocus),
    homeCare: (care) => all(care, plan.homeCare),
    escalate: () => plan.referBackIf === "unchanged by visit 4",
    referOn: (whom) => whom === plan.referTo,
    rebookWeeks: (weeks) => weeks === plan.rebookWeeks,
    discharge: (is) => is === (endOfCare.endReasons ?? []).includes("discharge"),
    letterToReferrer: (is) => is === plan.letterToReferrer,
  }),
  termination: (wanted, { endOfCare }) => all(wanted, endOfCare.endReasons),
  outcomes: (wanted, { measures = [], response = {}, endOfCare = {} }) => wanted.every((outcome) => {
    if (outcome === "client-satisfaction") return response.satisfaction !== undefined;
    if (outcome !== "functional-outcome") return (endOfCare.endReasons ?? []).includes(outcome);
    return measures.some(({ baseline, before, after }) => [baseline, before, after].filter((value) => value !== undefined).length > 1);
  }),
};

/** Each key of the answer that the sections of the note do not hold, in words. */
export function missingOfSections(answer, note) {
  return Object.entries(answer).filter(([key]) => !elsewhere.includes(key)).flatMap(([key, wanted]) => {
    if (!rules[key]) return [`${key}: nothing is known of this key`];
    return rules[key](wanted, note) ? [] : [`${key}: expected ${JSON.stringify(wanted)}`];
  });
}

const each = (wanted, parts) => Object.entries(wanted).every(([key, value]) => parts[key]?.(value) ?? false);
const holds = (wanted, held) => Object.entries(wanted).every(([key, value]) => same(value, held[key]));

function isMeasured(wanted, { measures = [], response = {} }) {
  if (wanted.measure === "satisfaction") return wanted.after === response.satisfaction;
  const { measure, structure, side, movement, landmark, before, after, activities } = wanted;
  return measures.some((held) => {
    // The first value of a course is told apart from the first one of the day.
    const [first, last] = held.baseline === undefined ? [held.before, held.after] : [held.baseline, held.after ?? held.before];
    const isSided = !side || held.site?.side === side || movement?.endsWith(side);
    return held.measure === measure && isSided
      && (!structure || held.site?.structure === structure)
      && same(movement, held.movement) && same(landmark, held.landmark)
      && (before ?? undefined) === first && (after ?? undefined) === last
      && (!activities || same(activities, held.activities.map((each) => [each.activity, each.before])));
  });
}

function isReferred({ side, ...values }, { measures }) {
  return Object.entries(values).every(([key, value]) => measures.some((held) =>
    held[references[key]?.[0]] === references[key]?.[1] && held.otherSide === value
      && held.site.side === { left: "right", right: "left" }[side]));
}
