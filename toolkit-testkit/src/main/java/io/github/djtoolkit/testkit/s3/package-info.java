/** An S3 server for tests: an external one, MinIO in a container, or one in this process. */
@NullMarked
package io.github.djtoolkit.testkit.s3;

import org.jspecify.annotations.NullMarked;
