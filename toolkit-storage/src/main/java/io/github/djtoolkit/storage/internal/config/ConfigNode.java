package io.github.djtoolkit.storage.internal.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.djtoolkit.storage.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a configuration file that knows its file and key, so that every complaint names both.
 * It never shows the value.
 *
 * @param file the file
 * @param key the key with dots; empty for the whole file
 * @param json the value; a missing node where there is none
 */
public record ConfigNode(Path file, String key, JsonNode json) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /**
   * Reads a file that holds one JSON object.
   *
   * @param file the file
   * @return the object
   * @throws ConfigurationException if there is no such file, or something else in it
   */
  public static ConfigNode read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          ConfigurationException.FILE,
          file.toString(),
          "",
          "There is no configuration file " + file + ". Give the path of an existing one.");
    } catch (IOException e) {
      throw new ConfigurationException(
          ConfigurationException.FILE,
          file.toString(),
          "",
          "The configuration file " + file + " cannot be read: " + e + ".");
    }
    ConfigNode root = new ConfigNode(file, "", parse(file, bytes));
    if (!root.json().isObject()) {
      throw root.wrong("a JSON object");
    }
    return root;
  }

  /** The member of that name, by its own key. */
  ConfigNode member(String name) {
    JsonNode value = json.isObject() ? json.path(name) : MissingNode.getInstance();
    return new ConfigNode(file, key.isEmpty() ? name : key + "." + name, value);
  }

  /** All members of an object. */
  Map<String, ConfigNode> members() {
    Map<String, ConfigNode> members = new LinkedHashMap<>();
    json.propertyStream().forEach(entry -> members.put(entry.getKey(), member(entry.getKey())));
    return members;
  }

  /** Whether there is a value other than null. */
  boolean isGiven() {
    return !json.isMissingNode() && !json.isNull();
  }

  Optional<String> text() {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (!json.isTextual()) {
      throw wrong("a text");
    }
    return Optional.of(json.textValue());
  }

  String requiredText() {
    return text().orElseThrow(() -> fault("is missing; add it"));
  }

  Optional<Boolean> bool() {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (!json.isBoolean()) {
      throw wrong("true or false");
    }
    return Optional.of(json.booleanValue());
  }

  Optional<Integer> integer(int from, int to) {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (!json.isIntegralNumber()
        || !json.canConvertToInt()
        || json.intValue() < from
        || json.intValue() > to) {
      throw wrong("a whole number from " + from + " to " + to);
    }
    return Optional.of(json.intValue());
  }

  /** A list of folder widths; null is the empty list, which is flat. */
  Optional<List<Integer>> widths() {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    List<Integer> widths = new ArrayList<>();
    if (isGiven() && !json.isArray()) {
      throw wrong("a list of whole numbers, such as [2, 2]");
    }
    for (int i = 0; i < json.size(); i++) {
      ConfigNode element = new ConfigNode(file, key + "[" + i + "]", json.path(i));
      widths.add(
          element.integer(1, 32).orElseThrow(() -> element.wrong("a whole number from 1 to 32")));
    }
    return Optional.of(List.copyOf(widths));
  }

  /** The error for a value of the wrong kind. */
  ConfigurationException wrong(String expected) {
    String actual =
        json.isNumber() ? "another number" : json.getNodeType().name().toLowerCase(Locale.ROOT);
    return fault("must be " + expected + ", but is " + actual + "; correct it");
  }

  /** An error about this value. */
  ConfigurationException fault(String what) {
    String subject = key.isEmpty() ? "The content of " + file : "\"" + key + "\" in " + file;
    return new ConfigurationException(
        ConfigurationException.VALUE, file.toString(), key, subject + " " + what + ".");
  }

  private static JsonNode parse(Path file, byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new ConfigurationException(
          ConfigurationException.SYNTAX,
          file.toString(),
          "",
          "The configuration file "
              + file
              + " is not valid JSON"
              + where
              + ", or has a key twice there. Correct it at that place.");
    } catch (IOException e) {
      throw new ConfigurationException(
          ConfigurationException.FILE,
          file.toString(),
          "",
          "The configuration file " + file + " cannot be read: " + e + ".");
    }
  }
}
