/** The answer that returns to the previous question. */
export const back = Symbol('back');
export type Back = typeof back;

export interface Question<Answers> {
  /** Returns `false` if the earlier answers make the question unnecessary. Always asked without it. */
  isOpen?: (answers: Answers) => boolean;
  /** @param first `true` if there is no previous question */
  ask: (answers: Answers, first: boolean) => Promise<Answers | Back>;
}

/** Asks the questions in order. Going back keeps the answers, so that they become the defaults. */
export async function walk<Answers extends object>(
  questions: readonly Question<Answers>[],
  draft: Answers,
): Promise<Answers> {
  const asked: number[] = [];
  let answered = draft;
  let index = 0;
  for (let question = questions[0]; question; question = questions[index]) {
    if (question.isOpen?.(answered) === false) {
      index += 1;
      continue;
    }
    const answer = await question.ask(answered, asked.length === 0);
    if (answer === back) {
      index = asked.pop() ?? 0;
    } else {
      asked.push(index);
      [answered, index] = [answer, index + 1];
    }
  }
  return answered;
}
