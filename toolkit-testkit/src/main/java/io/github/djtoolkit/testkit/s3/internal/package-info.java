/** How S3 servers are chosen and started. Not API. */
@NullMarked
package io.github.djtoolkit.testkit.s3.internal;

import org.jspecify.annotations.NullMarked;
