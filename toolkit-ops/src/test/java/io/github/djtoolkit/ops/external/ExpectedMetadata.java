package io.github.djtoolkit.ops.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What 2.x must find in a JSON column for an object, computed from the object's bytes, without any
 * of the toolkit's code.
 */
final class ExpectedMetadata {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExpectedMetadata() {}

  /**
   * The metadata as a tree; {@code suffix} follows the hash in the name of an attachment's object.
   */
  static JsonNode of(String schema, StoredObject object, String suffix) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (object.kind() == ExternalKind.FILEPATH) {
      metadata.put("path", object.path());
      metadata.put("store", object.store());
      metadata.put("size", object.content().length);
      metadata.put("is_dir", false);
      metadata.put("timestamp", "2024-05-05T10:00:00+00:00");
    } else {
      byte[] bytes = bytes(object);
      metadata.put("hash", base32(bytes));
      metadata.put("path", path(schema, object, suffix));
      metadata.put("schema", schema);
      metadata.put("store", object.store());
      metadata.put("size", bytes.length);
    }
    try {
      return tree(JSON.writeValueAsString(metadata));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(Object json) {
    try {
      return JSON.readTree(String.valueOf(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String path(String schema, StoredObject object, String suffix) {
    return object.kind() == ExternalKind.ATTACH
        ? "_hash/" + schema + "/" + base32(bytes(object)) + suffix
        : object.path();
  }

  /** The object's bytes as 2.x reads them. */
  static byte[] bytes(StoredObject object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (object.kind() == ExternalKind.ATTACH) {
      bytes.writeBytes(
          object.row().attachmentName().orElseThrow().getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    bytes.writeBytes(object.content());
    return bytes.toByteArray();
  }

  private static String base32(byte[] content) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(content);
      StringBuilder digits = new StringBuilder(new BigInteger(1, md5).shiftLeft(2).toString(32));
      while (digits.length() < 26) {
        digits.insert(0, '0');
      }
      StringBuilder text = new StringBuilder();
      digits
          .chars()
          .map(c -> Character.digit(c, 32))
          .forEach(d -> text.append((char) (d < 26 ? 'a' + d : '2' + d - 26)));
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
