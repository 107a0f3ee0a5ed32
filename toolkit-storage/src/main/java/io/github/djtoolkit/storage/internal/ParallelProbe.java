package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Contacts several stores at once and waits for none of them longer than a limit. What a store says
 * is shown without its credentials.
 */
public final class ParallelProbe {

  /** Shorter values, such as {@code true}, are words of ordinary messages. */
  private static final int SHORTEST_SECRET = 5;

  private final Function<String, ObjectStore> stores;
  private final Map<String, StoreCredentials> credentials;
  private final Duration limit;

  /**
   * A probe of stores.
   *
   * @param stores opens a store by name; safe for use by several threads
   * @param credentials credentials by name of the store
   * @param limit how long to wait for all of them
   */
  public ParallelProbe(
      Function<String, ObjectStore> stores,
      Map<String, StoreCredentials> credentials,
      Duration limit) {
    this.stores = stores;
    this.credentials = Map.copyOf(credentials);
    this.limit = limit;
  }

  /**
   * Contacts stores. A store that does not answer in time is left behind with its thread, which
   * does not keep the process alive.
   *
   * @param names names of the stores
   * @return what the contact has shown, by name, in the order of the names
   */
  public Map<String, StoreProbe> probe(Iterable<String> names) {
    ExecutorService threads = Executors.newCachedThreadPool(ParallelProbe::daemon);
    long end = System.nanoTime() + limit.toNanos();
    try {
      List<Map.Entry<String, Future<StoreProbe>>> pending = new ArrayList<>();
      for (String name : names) {
        pending.add(Map.entry(name, threads.submit(() -> stores.apply(name).probe())));
      }
      Map<String, StoreProbe> probes = new LinkedHashMap<>();
      pending.forEach(
          one -> probes.put(one.getKey(), redacted(one.getKey(), await(one.getValue(), end))));
      return probes;
    } finally {
      threads.shutdownNow();
    }
  }

  private StoreProbe await(Future<StoreProbe> pending, long end) {
    try {
      return pending.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return StoreProbe.unreachable("no answer within " + limit.toMillis() / 1000.0 + " seconds");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return StoreProbe.unreachable(
          cause instanceof ToolkitException known
              ? String.valueOf(known.getMessage())
              : String.valueOf(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StoreProbe.unreachable("the probe was interrupted");
    }
  }

  private StoreProbe redacted(String store, StoreProbe probe) {
    return new StoreProbe(
        probe.readable(), probe.writable(), probe.reason().map(text -> redacted(store, text)));
  }

  private String redacted(String store, String text) {
    String shown = text;
    for (Secret secret :
        credentials.getOrDefault(store, StoreCredentials.none()).attributes().values()) {
      if (secret.value().length() >= SHORTEST_SECRET) {
        shown = shown.replace(secret.value(), secret.toString());
      }
    }
    return shown;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "djtoolkit-probe");
    thread.setDaemon(true);
    return thread;
  }
}
