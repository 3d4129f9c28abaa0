/** Experiments as a person asks for them: set up under a release's rules, run, and told in words, JSON and Markdown. */
@NullMarked
package io.dynamicmarket.desk.experiment;

import org.jspecify.annotations.NullMarked;
