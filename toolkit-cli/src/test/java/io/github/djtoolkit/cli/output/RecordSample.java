package io.github.djtoolkit.cli.output;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes an instance of any result record, each component filled. */
final class RecordSample {

  private RecordSample() {}

  static Object of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components).map(c -> value(c.getGenericType())).toArray(Object[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no instance of " + type, e);
    }
  }

  private static Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Object element = value(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == List.class ? List.of(element) : Optional.of(element);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return of(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    if (plain == String.class) {
      return "text";
    }
    if (plain == boolean.class) {
      return true;
    }
    if (plain == int.class) {
      return 1;
    }
    if (plain == long.class) {
      return 1L;
    }
    throw new AssertionError("no sample of " + type);
  }
}
