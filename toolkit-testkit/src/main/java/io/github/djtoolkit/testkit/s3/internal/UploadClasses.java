package io.github.djtoolkit.testkit.s3.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Puts a storage class into lists of unfinished uploads that have none: MinIO's server of 2026
 * leaves it empty, which MinIO's client does not read. Thread-safe.
 */
final class UploadClasses implements Interceptor {

  private static final String NONE = "<StorageClass></StorageClass>";
  private static final String STANDARD = "<StorageClass>STANDARD</StorageClass>";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean isList =
        chain.request().method().equals("GET")
            && chain.request().url().queryParameterNames().contains("uploads");
    if (!isList) {
      return response;
    }
    ResponseBody body = response.body();
    String text = body.string().replace(NONE, STANDARD);
    return response.newBuilder().body(ResponseBody.create(text, body.contentType())).build();
  }
}
