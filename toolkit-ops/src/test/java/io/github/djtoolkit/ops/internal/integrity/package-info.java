/** Tests of how references are sorted. */
@org.jspecify.annotations.NullMarked
package io.github.djtoolkit.ops.internal.integrity;
