/** An evaluation that AWS would not have finished. Its message is AWS's. */
export class EvaluationLimit extends Error {}
