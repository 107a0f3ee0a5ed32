package io.github.djtoolkit.testkit.s3;

import java.time.Duration;

/** What goes wrong with a connection or a request. */
public sealed interface Fault {

  /** The connection is closed before anything is said, as where no server listens. */
  record Refuse() implements Fault {}

  /**
   * All connections are cut, and nobody listens any more, until {@link FaultProxy#listenAgain} or
   * {@link FaultProxy#reset}.
   */
  record Stop() implements Fault {}

  /**
   * The request is answered with an error of the server and never reaches it.
   *
   * @param status HTTP status, such as 503
   * @param code S3's name of the error, such as {@code SlowDown}
   */
  record Answer(int status, String code) implements Fault {}

  /**
   * The connection is cut after some bytes of the request's body went to the server.
   *
   * @param bytes number of bytes
   */
  record CutRequest(long bytes) implements Fault {}

  /**
   * The connection is cut after some bytes of the answer's body came back.
   *
   * @param bytes number of bytes
   */
  record CutAnswer(long bytes) implements Fault {}

  /** The request reaches the server, but its answer is lost. */
  record LoseAnswer() implements Fault {}

  /**
   * The answer comes late.
   *
   * @param delay how late
   */
  record Delay(Duration delay) implements Fault {}
}
