package io.github.djtoolkit.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a class of tests inside of a test, to see what becomes of them. */
final class InnerTests {

  private InnerTests() {}

  /**
   * The message that each test failed with, without the exception's name; empty where it did not.
   */
  static Map<String, String> outcomes(Class<?> tests) {
    return run(tests).testEvents().finished().stream()
        .collect(
            Collectors.toMap(
                event -> event.getTestDescriptor().getLegacyReportingName(), InnerTests::message));
  }

  /** The messages of all that failed, tests or not. */
  static List<String> messages(Class<?> tests) {
    return run(tests).allEvents().stream().map(InnerTests::message).toList();
  }

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(String::valueOf)
        .map(text -> text.substring(text.indexOf(": ") + 2))
        .orElse("");
  }
}
