package io.github.djtoolkit.storage.internal.config;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a store is. */
final class AddressParser {

  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:(?=/|$)");
  private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");
  private static final Pattern SCHEME = Pattern.compile("^(https?)://", Pattern.CASE_INSENSITIVE);
  private static final Pattern URI =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/@:]*)(?::([^/@]*))?@)?(.*)", Pattern.DOTALL);

  /** An address, and what stood in the location without belonging to it. */
  record Parsed(StoreAddress address, Map<String, Secret> credentials, boolean hasOuterSlashes) {}

  private final Dialect dialect;
  private final String protocol;
  private final Function<String, ConfigNode> attributes;

  AddressParser(Dialect dialect, String protocol, Function<String, ConfigNode> attributes) {
    this.dialect = dialect;
    this.protocol = protocol;
    this.attributes = attributes;
  }

  Parsed parse() {
    return switch (protocol) {
      case "file" -> plain(folder());
      case "s3" -> bucket();
      case "gcs" -> plain(cloud("gs", "bucket"));
      case "azure" -> plain(cloud("az", "container"));
      default -> remote();
    };
  }

  private static Parsed plain(StoreAddress address) {
    return new Parsed(address, Map.of(), false);
  }

  private StoreAddress folder() {
    ConfigNode location = attributes.apply("location");
    String text = location.requiredText();
    try {
      Path file = location.file().toAbsolutePath();
      return new StoreAddress.Folder(file.resolveSibling(text).normalize().toString());
    } catch (InvalidPathException e) {
      throw location.fault("is not a path that this system can express; correct it");
    }
  }

  private Parsed bucket() {
    String endpoint = attributes.apply("endpoint").requiredText();
    boolean secure = attributes.apply("secure").bool().orElse(dialect == Dialect.CURRENT);
    Matcher scheme = SCHEME.matcher(endpoint);
    if (scheme.find()) {
      secure = scheme.group(1).toLowerCase(Locale.ROOT).equals("https");
      endpoint = endpoint.substring(scheme.end());
    }
    String location = attributes.apply("location").requiredText();
    String slashed = location.replace('\\', '/');
    String key = trim(DRIVE.matcher(slashed).replaceFirst(""));
    StoreAddress address =
        new StoreAddress.Bucket(
            trim(endpoint), attributes.apply("bucket").requiredText(), key, secure);
    return new Parsed(
        address, Map.of(), dialect == Dialect.CURRENT && !trim(location).equals(location));
  }

  private StoreAddress cloud(String scheme, String container) {
    String location = trim(attributes.apply("location").requiredText());
    String name = attributes.apply(container).requiredText();
    return new StoreAddress.Remote(
        protocol, scheme + "://" + name + (location.isEmpty() ? "" : "/" + location));
  }

  private Parsed remote() {
    ConfigNode location = attributes.apply("location");
    Matcher uri = URI.matcher(location.requiredText());
    if (!uri.matches()) {
      throw location.fault(
          "must be a URI for the protocol "
              + protocol
              + ", such as "
              + protocol
              + "://host/folder; correct it");
    }
    Map<String, Secret> credentials = new HashMap<>();
    Optional.ofNullable(uri.group(2))
        .ifPresent(user -> credentials.put(StoreCredentials.USER, decoded(user)));
    Optional.ofNullable(uri.group(3))
        .ifPresent(password -> credentials.put(StoreCredentials.PASSWORD, decoded(password)));
    return new Parsed(
        new StoreAddress.Remote(protocol, uri.group(1) + "://" + uri.group(4)), credentials, false);
  }

  private static Secret decoded(String text) {
    try {
      return new Secret(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return new Secret(text);
    }
  }

  private static String trim(String text) {
    return OUTER_SLASHES.matcher(text).replaceAll("");
  }
}
