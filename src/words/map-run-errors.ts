/** The errors with which a distributed Map fails as a whole. */

/** More items failed than were tolerated; what an item itself failed with stands in its own execution. */
export class ToleratedFailuresExceeded extends Error {
  override name = "ToleratedFailuresExceeded";
}

/** The items could not be read: no such object, or its content is not what the source says. */
export class ItemReaderFailed extends Error {
  override name = "ItemReaderFailed";
}

/** The results could not be written. */
export class ResultWriterFailed extends Error {
  override name = "ResultWriterFailed";
}
