package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.Patience;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Makes a request again that the server had no time for, or that did not come through, after a
 * pause. A page of a listing has come through when all of it is there. Every request of this
 * package may be made again: what it writes it writes under a condition or to a part of an upload.
 */
final class Retries implements Interceptor {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final int attempts;
  private final long firstPauseMillis;

  Retries(Patience patience) {
    this.attempts = patience.attempts();
    this.firstPauseMillis = patience.firstPause().toMillis();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt >= attempts;
      try {
        Response response = chain.proceed(request);
        if (isLast || !PASSING.contains(response.code())) {
          return isListing(request) ? whole(response) : response;
        }
        response.close();
      } catch (IOException e) {
        if (isLast || chain.call().isCanceled()) {
          throw e;
        }
      }
      pause(attempt);
    }
  }

  private static boolean isListing(Request request) {
    return request.url().queryParameter("list-type") != null;
  }

  private static Response whole(Response response) throws IOException {
    try (ResponseBody body = response.body()) {
      return response
          .newBuilder()
          .body(ResponseBody.create(body.bytes(), body.contentType()))
          .build();
    }
  }

  private void pause(int attempt) throws IOException {
    long longest = firstPauseMillis << Math.min(attempt - 1, 16);
    try {
      Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted between two attempts");
    }
  }
}
