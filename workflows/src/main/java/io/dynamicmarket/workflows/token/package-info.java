/** Where an instance stands and how it goes on: jBPM as a library, without a database and without a clock. */
@NullMarked
package io.dynamicmarket.workflows.token;

import org.jspecify.annotations.NullMarked;
