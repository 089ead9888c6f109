package io.memwall.streams;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Asks several things that may each take long, side by side. */
final class Together {
  private Together() {}

  /**
   * Whether every subject passes. Every one is asked, and all have answered when this returns.
   *
   * @throws java.util.concurrent.CompletionException if one of the questions failed
   */
  static <T> boolean all(Collection<T> subjects, Predicate<T> question) {
    // A thread each, not the shared pool: on a machine with one core that has a single thread.
    Executor threads = task -> new Thread(task, "memwall-together").start();
    var answers =
        subjects.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> question.test(one), threads))
            .toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    return answers.stream().allMatch(CompletableFuture::join);
  }
}
