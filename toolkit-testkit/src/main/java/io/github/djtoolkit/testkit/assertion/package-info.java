/** AssertJ assertions for schemas and for results of operations. */
@NullMarked
package io.github.djtoolkit.testkit.assertion;

import org.jspecify.annotations.NullMarked;
