package io.github.djtoolkit.ops.integrity;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Opens the toolkit's own stores, counts what they are asked, and lets a test interfere. */
final class WatchedStores implements ObjectStoreProvider {

  private final BiConsumer<String, String> before;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  /**
   * @param before is told each method and the path it is called with, before it runs; what it
   *     throws the method throws
   */
  WatchedStores(BiConsumer<String, String> before) {
    this.before = before;
  }

  static WatchedStores counting() {
    return new WatchedStores((method, path) -> {});
  }

  int calls(String method) {
    return calls.getOrDefault(method, new AtomicInteger()).get();
  }

  @Override
  public boolean supports(StoreAddress address) {
    return true;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    List<ObjectStoreProvider> providers = ObjectStoreProvider.defaults();
    ObjectStore real =
        providers.stream()
            .filter(p -> p.supports(spec.address()))
            .findFirst()
            .orElseThrow()
            .open(spec, credentials);
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, args) -> {
              calls.computeIfAbsent(method.getName(), m -> new AtomicInteger()).incrementAndGet();
              boolean ofPath = args != null && args.length == 1 && args[0] instanceof String;
              before.accept(method.getName(), ofPath ? (String) args[0] : "");
              try {
                return method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
