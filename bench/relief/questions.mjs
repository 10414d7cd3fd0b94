/** How many questions publicodes asks, of the households that the native program has met. */
import Publicodes from "publicodes";
import { GOAL, nextQuestion, publicodes, situation } from "./rules/publicodes.mjs";

/** Gives the mean and the worst of both for `first`, the native program's households. */
export function compareQuestions(data, first) {
  const engine = new Publicodes(publicodes(data.programme));
  const households = first.households.map((values) => answersOf(data, first.facts, values));
  const theirs = households.map((household) => ask(engine, household));
  return { count: theirs.length, ours: summary(first.asked), theirs: summary(theirs) };
}

function ask(engine, household) {
  const answers = {};
  for (let asked = 0; ; asked += 1) {
    engine.setSituation(situation(answers));
    const next = nextQuestion(engine.evaluate(GOAL));
    if (next === undefined) return asked;
    if (next in answers) throw new Error(`publicodes asks for ${next} again`);
    answers[next] = household[next];
  }
}

/** Numbers by fact as answers: an option by its name. */
const answersOf = ({ facts }, ids, values) =>
  Object.fromEntries(
    ids.map((id, at) => {
      const { options } = facts.facts.find((fact) => fact.id === id);
      return [id, options ? options[values[at]].id : values[at]];
    }),
  );

const summary = (asked) => ({
  mean: asked.reduce((sum, one) => sum + one, 0) / asked.length,
  worst: Math.max(...asked),
});
