/** How schemas are captured and definitions compared. */
@NullMarked
package io.github.djtoolkit.testkit.assertion.internal;

import org.jspecify.annotations.NullMarked;
