package io.github.djtoolkit.testkit.s3.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists keys in the order of their bytes, as S3 does, and not in that of Java's characters. What
 * follows the first page of a listing shows the bucket as it was for the first, which spares going
 * through the whole bucket for each page.
 */
final class ByteOrderStore extends ForwardingBlobStore {

  private static final int PAGE = 1000;
  private static final int LISTINGS = 16;

  private record Question(String bucket, String prefix, String delimiter) {}

  private record Entry(String name, Optional<S3Object> object) {}

  private final Map<Question, List<Entry>> listings = new LinkedHashMap<>();

  ByteOrderStore(BlobStore store) {
    super(store);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    String after =
        Optional.ofNullable(request.continuationToken())
            .or(() -> Optional.ofNullable(request.startAfter()))
            .orElse("");
    int limit = Optional.ofNullable(request.maxKeys()).orElse(PAGE);
    List<Entry> all = entries(request);
    List<Entry> rest = all.subList(firstBehind(after, all), all.size());
    List<Entry> page = rest.subList(0, Math.min(limit, rest.size()));
    boolean isTruncated = rest.size() > limit && !page.isEmpty();
    return SdkResponses.objectsPage(
        page.stream().flatMap(entry -> entry.object().stream()).toList(),
        page.stream()
            .filter(entry -> entry.object().isEmpty())
            .map(entry -> SdkResponses.commonPrefix(entry.name()))
            .toList(),
        isTruncated ? page.get(page.size() - 1).name() : null);
  }

  /** What is listed first behind a name; all is behind the empty one. */
  private static int firstBehind(String after, List<Entry> sorted) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order().compare(sorted.get(middle).name(), after) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private synchronized List<Entry> entries(ListObjectsV2Request request) {
    Question question =
        new Question(
            request.bucket(),
            Optional.ofNullable(request.prefix()).orElse(""),
            Optional.ofNullable(request.delimiter()).orElse(""));
    if (request.continuationToken() == null || !listings.containsKey(question)) {
      listings.remove(question);
      listings.put(question, sorted(request));
      if (listings.size() > LISTINGS) {
        listings.remove(listings.keySet().iterator().next());
      }
    }
    return listings.getOrDefault(question, List.of());
  }

  private List<Entry> sorted(ListObjectsV2Request request) {
    ListObjectsV2Request.Builder all =
        ListObjectsV2Request.builder()
            .bucket(request.bucket())
            .prefix(request.prefix())
            .delimiter(request.delimiter());
    ListObjectsV2Response found = delegate().list(all.build());
    List<Entry> entries = new ArrayList<>();
    for (S3Object object : found.contents()) {
      entries.add(new Entry(object.key(), Optional.of(object)));
    }
    for (CommonPrefix prefix : found.commonPrefixes()) {
      entries.add(new Entry(prefix.prefix(), Optional.empty()));
    }
    entries.sort(Comparator.comparing(Entry::name, order()));
    return List.copyOf(entries);
  }

  private static Comparator<String> order() {
    return (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
  }
}
