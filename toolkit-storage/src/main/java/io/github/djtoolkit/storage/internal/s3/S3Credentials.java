package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of a bucket.
 *
 * @param accessKey name of the account; empty for none
 * @param secretKey its secret
 * @param token token of a temporary account, where there is one
 */
record S3Credentials(Secret accessKey, Secret secretKey, Optional<Secret> token) {

  /**
   * Those of the store's configuration, else those of the environment, as 2.x has it.
   *
   * @param store what is configured
   * @param environment environment variables
   * @return the account; without a name where nothing is said
   */
  static S3Credentials of(StoreCredentials store, Map<String, String> environment) {
    Optional<Secret> configured = store.get("access_key");
    if (configured.isPresent()) {
      return new S3Credentials(
          configured.get(), store.get("secret_key").orElse(new Secret("")), store.get("token"));
    }
    return new S3Credentials(
        new Secret(environment.getOrDefault("AWS_ACCESS_KEY_ID", "")),
        new Secret(environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "")),
        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).map(Secret::new));
  }

  /** The account for the client; none means that requests are not signed. */
  @Nullable Provider provider() {
    return accessKey.value().isEmpty()
        ? null
        : new StaticProvider(
            accessKey.value(), secretKey.value(), token.map(Secret::value).orElse(null));
  }

  /** Texts that must not be seen. */
  List<String> secrets() {
    return Stream.concat(Stream.of(secretKey, accessKey), token.stream())
        .map(Secret::value)
        .toList();
  }
}
