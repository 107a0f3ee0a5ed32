package io.github.djtoolkit.ops.internal.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ResultsTest {

  @Test
  void keepsTheOrderOfTheTasks() {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = CompletableFuture.completedFuture("second");
    first.completeAsync(() -> "first");

    assertThat(Results.of(List.<Future<String>>of(first, second), "tests ran"))
        .containsExactly("first", "second");
    assertThat(Results.of(List.<Future<String>>of(), "tests ran")).isEmpty();
  }

  @Test
  void throwsTheFirstFailureAsItIs() {
    ToolkitException failure = new ToolkitException("first", "The first that failed.");
    List<Future<String>> tasks =
        List.of(
            CompletableFuture.completedFuture("done"),
            CompletableFuture.failedFuture(failure),
            CompletableFuture.failedFuture(new IllegalStateException("another")));

    assertThatThrownBy(() -> Results.of(tasks, "tests ran")).isSameAs(failure);
  }

  @Test
  void wrapsAFailureThatNoMethodOfItDeclares() {
    IOException failure = new IOException("the disk");
    List<Future<String>> tasks = List.of(CompletableFuture.failedFuture(failure));

    assertThatThrownBy(() -> Results.of(tasks, "tests ran"))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCause(failure);
  }

  @Test
  void stopsWaitingWhereItIsInterruptedAndStaysInterrupted() {
    List<Future<String>> tasks = List.of(new CompletableFuture<>());

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Results.of(tasks, "tests ran"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("interrupted while tests ran");

    assertThat(Thread.interrupted()).isTrue();
  }
}
