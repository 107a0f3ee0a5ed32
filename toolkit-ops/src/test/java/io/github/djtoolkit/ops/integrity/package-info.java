/** Tests of operations 9 and 10. */
@org.jspecify.annotations.NullMarked
package io.github.djtoolkit.ops.integrity;
