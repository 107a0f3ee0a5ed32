/** Stores in S3 buckets, over the MinIO client. Not API. */
@NullMarked
package io.github.djtoolkit.storage.internal.s3;

import org.jspecify.annotations.NullMarked;
