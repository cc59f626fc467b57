/** What a question is answered with by somebody who wants the one before it again. */
export const back = Symbol('back');
export type Back = typeof back;

export interface Question<Answers> {
  /** Whether it is asked at all, after what was answered before it; without this it is. */
  isOpen?: (answers: Answers) => boolean;
  /** @param first whether there is nothing to go back to */
  ask: (answers: Answers, first: boolean) => Promise<Answers | Back>;
}

/** Asks one question after the other. What was answered is kept on the way back, so that it can be offered again. */
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
