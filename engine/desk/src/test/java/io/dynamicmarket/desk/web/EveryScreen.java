package io.dynamicmarket.desk.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test of a page on desktop and phone, dark and light: name, width and height in pixels, colour scheme. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@CsvSource({
    "desktop-dark, 1440, 900, DARK",
    "desktop-light, 1440, 900, LIGHT",
    "phone-dark, 360, 740, DARK",
    "phone-light, 360, 740, LIGHT"
})
@interface EveryScreen {}
