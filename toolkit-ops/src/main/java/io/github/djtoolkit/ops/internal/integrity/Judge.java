package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.internal.integrity.Reference.Role;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectMissingException;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Compares objects of one store with what refers to them. Thread-safe. */
final class Judge {

  private record Found(Reference reference, ObjectInfo object) {}

  private final ObjectStore store;
  private final String origin;
  private final boolean checksum;
  private final Workers readers;
  private final StoreFindings findings;

  /**
   * What lies at the first place of a moved object. 0.14 leaves nothing there, so there are few.
   */
  private final Map<String, Found> firstPlaces = new ConcurrentHashMap<>();

  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  /**
   * @param store the store
   * @param origin schema that wrote the legacy objects
   * @param checksum whether to read the objects
   * @param readers read and look up objects
   * @param findings is told the outcome
   */
  Judge(
      ObjectStore store, String origin, boolean checksum, Workers readers, StoreFindings findings) {
    this.store = store;
    this.origin = origin;
    this.checksum = checksum;
    this.readers = readers;
    this.findings = findings;
  }

  /** Judges a reference by what a listing shows at its path. */
  void listed(Reference reference, Optional<ObjectInfo> found) {
    if (checksum && found.isPresent() && isObject(reference)) {
      readers.run(() -> decide(reference, found));
    } else {
      decide(reference, found);
    }
  }

  /** Judges a reference by asking the store for its object. */
  void asked(Reference reference) {
    if (isObject(reference) || reference.role() == Role.FIRST_PLACE) {
      readers.run(
          () ->
              look(reference, store::stat).ifPresent(answer -> decide(reference, answer.object())));
    } else {
      decide(reference, Optional.empty());
    }
  }

  /** Judges a reference by looking at its object now. */
  void looked(Reference reference, ObjectLookup lookup) {
    if (isObject(reference) || reference.role() == Role.FIRST_PLACE) {
      look(reference, lookup).ifPresent(answer -> listed(reference, answer.object()));
    } else {
      decide(reference, Optional.empty());
    }
  }

  private void decide(Reference reference, Optional<ObjectInfo> found) {
    if (findings.hasFailed()) {
      return;
    }
    switch (reference.role()) {
      case OBJECT -> judge(reference, found);
      case MOVED -> judgeMoved(reference, found);
      case FIRST_PLACE ->
          found.ifPresent(object -> firstPlaces.put(key(reference), new Found(reference, object)));
      case ROW_ALONE -> findings.orphan(reference);
      case KNOWN -> {}
      case FOLDER -> findings.folder();
      default -> throw new IllegalStateException("unknown role " + reference.role());
    }
  }

  private static boolean isObject(Reference reference) {
    return reference.role() == Role.OBJECT || reference.role() == Role.MOVED;
  }

  /** Settles what had to wait for all places to be seen. */
  void finish() {
    firstPlaces.forEach(
        (hash, found) -> {
          Optional<Fault> fault = fault(found.reference(), found.object());
          if (!settled.contains(hash) && fault.isPresent()) {
            findings.damagedAfterAll(
                found.reference(),
                fault.get(),
                OptionalLong.of(found.object().size()),
                sizes(found.reference(), found.object()));
          }
        });
  }

  /** Whether the store still answers after an error; if not, it is given up. */
  boolean goesOnAfter(StorageException error) {
    if (error instanceof StoreUnreachableException) {
      findings.failed(error);
      return false;
    }
    StoreProbe probe = store.probe();
    if (!probe.readable()) {
      findings.failed(
          new StoreUnreachableException(
              error.store(),
              error.path(),
              "Store "
                  + error.store()
                  + " ("
                  + store.spec().address().display()
                  + ") does not answer any more: "
                  + probe.reason().map(Judge::withoutFullStop).orElse("no reason given")
                  + ". Mend that and verify again."));
    }
    return probe.readable();
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private record Answer(Optional<ObjectInfo> object) {}

  /** What the store says of a path; empty where it failed, which is noted. */
  private Optional<Answer> look(Reference reference, ObjectLookup lookup) {
    try {
      return Optional.of(new Answer(lookup.stat(reference.path())));
    } catch (StorageException e) {
      trouble(reference, e);
      return Optional.empty();
    }
  }

  private void judgeMoved(Reference reference, Optional<ObjectInfo> found) {
    if (found.isPresent() && fault(reference, found.get()).isEmpty()) {
      judge(reference, found);
      return;
    }
    Reference first = atFirstPlace(reference);
    look(first, store::stat)
        .ifPresent(
            answer -> {
              if (answer.object().isPresent()) {
                settled.add(key(reference));
                judge(first, answer.object());
              } else {
                judge(reference, found);
              }
            });
  }

  private Reference atFirstPlace(Reference reference) {
    String path = LegacyLayout.of(store.spec()).blob(origin, new Md5(key(reference)));
    return new Reference(
        path,
        Role.OBJECT,
        reference.size(),
        reference.md5(),
        reference.hash(),
        reference.value(),
        reference.filepath(),
        reference.attachment());
  }

  private void judge(Reference reference, Optional<ObjectInfo> found) {
    if (found.isEmpty()) {
      findings.missing(reference);
      return;
    }
    Optional<Fault> fault = fault(reference, found.get());
    if (fault.isPresent()) {
      findings.damaged(
          reference,
          fault.get(),
          OptionalLong.of(found.get().size()),
          sizes(reference, found.get()));
    } else if (!checksum) {
      findings.valid();
    } else if (reference.md5().isEmpty()) {
      findings.unverified();
      findings.valid();
    } else {
      digest(reference, reference.md5().get());
    }
  }

  private void digest(Reference reference, Md5 expected) {
    try {
      Md5 actual = ContentDigest.of(store, reference.path(), reference.attachment());
      if (actual.equals(expected)) {
        findings.valid();
      } else {
        findings.damaged(
            reference,
            Fault.CHANGED,
            reference.size(),
            "Its MD5 is " + actual + ", not " + expected + ".");
      }
    } catch (ObjectMissingException e) {
      findings.missing(reference);
    } catch (StorageException e) {
      trouble(reference, e);
    } catch (IOException e) {
      trouble(
          reference,
          new StorageException(
              StorageException.IO,
              store.spec().name(),
              reference.path(),
              "Reading breaks off: " + e,
              e));
    }
  }

  /** Notes that the store does not give an object. */
  void trouble(Reference reference, StorageException error) {
    if (goesOnAfter(error)) {
      findings.damaged(
          reference, Fault.UNREADABLE, OptionalLong.empty(), String.valueOf(error.getMessage()));
    }
  }

  private static Optional<Fault> fault(Reference reference, ObjectInfo object) {
    if (reference.size().isEmpty() || reference.size().getAsLong() == object.size()) {
      return Optional.empty();
    }
    return Optional.of(
        object.size() < reference.size().getAsLong() ? Fault.TRUNCATED : Fault.SIZE_MISMATCH);
  }

  private static String sizes(Reference reference, ObjectInfo object) {
    return "It has " + object.size() + " bytes, not " + reference.size().orElse(0) + ".";
  }

  private static String key(Reference reference) {
    return reference.hash().orElseThrow();
  }
}
