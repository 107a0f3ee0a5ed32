package io.github.djtoolkit.testkit.s3.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.djtoolkit.testkit.s3.Fault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Function;

/** Passes requests and answers on, one after another, and lets a fault strike. For one thread. */
public final class FaultyConnection {

  private final Socket client;
  private final Socket server;
  private final Function<String, Optional<Fault>> faults;

  /**
   * A connection.
   *
   * @param client the side that asks
   * @param server the side that answers
   * @param faults says by a request's first line what is to go wrong with it
   */
  public FaultyConnection(Socket client, Socket server, Function<String, Optional<Fault>> faults) {
    this.client = client;
    this.server = server;
    this.faults = faults;
  }

  /**
   * Serves the connection until one side ends it or a fault does.
   *
   * @throws IOException if a side is gone
   */
  public void serve() throws IOException {
    InputStream asked = new BufferedInputStream(client.getInputStream());
    InputStream answered = new BufferedInputStream(server.getInputStream());
    OutputStream toServer = server.getOutputStream();
    OutputStream toClient = client.getOutputStream();
    while (true) {
      Optional<HttpMessage> head = HttpMessage.read(asked);
      if (head.isEmpty()) {
        return;
      }
      HttpMessage request = head.get();
      Fault fault = faults.apply(request.line()).orElse(new Fault.CutAnswer(Long.MAX_VALUE));
      if (fault instanceof Fault.Refuse || fault instanceof Fault.Stop) {
        return;
      }
      if (fault instanceof Fault.Answer answer) {
        request.body(asked, OutputStream.nullOutputStream(), Long.MAX_VALUE, "");
        toClient.write(error(answer, request.line().startsWith("HEAD ")));
        continue;
      }
      long most = fault instanceof Fault.CutRequest cut ? cut.bytes() : Long.MAX_VALUE;
      toServer.write(request.bytes());
      if (!request.body(asked, toServer, most, "")) {
        return;
      }
      if (!answer(fault, request, answered, toClient)) {
        return;
      }
    }
  }

  private static boolean answer(
      Fault fault, HttpMessage request, InputStream answered, OutputStream toClient)
      throws IOException {
    Optional<HttpMessage> head = HttpMessage.read(answered);
    while (head.isPresent() && head.get().line().contains(" 100 ")) {
      head = HttpMessage.read(answered);
    }
    if (head.isEmpty() || fault instanceof Fault.LoseAnswer) {
      return false;
    }
    if (fault instanceof Fault.Delay late) {
      sleep(late);
    }
    long most = fault instanceof Fault.CutAnswer cut ? cut.bytes() : Long.MAX_VALUE;
    toClient.write(head.get().bytes());
    return head.get().body(answered, toClient, most, request.line());
  }

  private static byte[] error(Fault.Answer answer, boolean isHead) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + answer.code()
            + "</Code><Message>planned by the test</Message></Error>";
    return ("HTTP/1.1 "
            + answer.status()
            + " Planned\r\nContent-Type: application/xml\r\nContent-Length: "
            + xml.length()
            + "\r\n\r\n"
            + (isHead ? "" : xml))
        .getBytes(ISO_8859_1);
  }

  private static void sleep(Fault.Delay late) throws IOException {
    try {
      Thread.sleep(late.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
