package io.github.djtoolkit.model.store;

/** Where a store is. */
public sealed interface StoreAddress {

  /**
   * The protocol's name in the configuration, such as {@code file} or {@code s3}.
   *
   * @return the name, lower case
   */
  String protocol();

  /**
   * The address for people and messages; never a secret.
   *
   * @return one line of text
   */
  String display();

  /**
   * A folder of this machine or mounted on it.
   *
   * @param location path of the folder, absolute
   */
  record Folder(String location) implements StoreAddress {
    @Override
    public String protocol() {
      return "file";
    }

    @Override
    public String display() {
      return location;
    }
  }

  /**
   * A part of a bucket.
   *
   * @param endpoint host and optional port, without scheme
   * @param bucket name of the bucket
   * @param location prefix of all keys, without leading or trailing slash; may be empty
   * @param secure whether to speak https
   */
  record Bucket(String endpoint, String bucket, String location, boolean secure)
      implements StoreAddress {
    @Override
    public String protocol() {
      return "s3";
    }

    @Override
    public String display() {
      return "s3://" + bucket + (location.isEmpty() ? "" : "/" + location) + " at " + endpoint;
    }
  }

  /**
   * A folder at a URI, of any other protocol.
   *
   * @param protocol the protocol, such as {@code sftp}, {@code gcs} or {@code azure}
   * @param uri the URI without user and password
   */
  record Remote(String protocol, String uri) implements StoreAddress {
    @Override
    public String display() {
      return uri;
    }
  }
}
