/** How many acts may come in one request: as many as can each be refused and looked into within the statements of one request. */
export const MOST_TOGETHER = 40
