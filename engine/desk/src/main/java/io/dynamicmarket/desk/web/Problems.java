package io.dynamicmarket.desk.web;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.desk.access.LoginRefused;
import io.dynamicmarket.desk.access.NotAllowed;
import io.dynamicmarket.desk.access.TooManyLogins;
import io.dynamicmarket.desk.process.TaskRefused;
import io.dynamicmarket.desk.process.UnknownTask;
import io.dynamicmarket.governance.access.AccessRefused;
import io.dynamicmarket.governance.access.UnknownPerson;
import io.dynamicmarket.governance.activation.UnknownRelease;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.governance.signoff.SignOffRefused;
import io.dynamicmarket.policy.PolicyRefused;
import java.time.DateTimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What cannot be answered is said in a sentence, as problem+json (RFC 9457). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {
    @ExceptionHandler(BadInput.class)
    ProblemDetail refused(BadInput refused) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(NotKept.class)
    ProblemDetail notKept(NotKept missing) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ProblemDetail unreadable() {
        return problem(
                HttpStatus.BAD_REQUEST,
                "Expected a JSON object with the members of this address (see /api/openapi.json), but the body is"
                        + " something else.");
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ProblemDetail mistyped(MethodArgumentTypeMismatchException mistyped) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "Expected a whole number as '" + mistyped.getName() + "', but got '" + mistyped.getValue() + "'.");
    }

    @ExceptionHandler({ReleaseRefused.class, DateTimeException.class})
    ProblemDetail refused(RuntimeException refused) {
        return problem(HttpStatus.BAD_REQUEST, refused.getMessage() + ".");
    }

    @ExceptionHandler(UnknownRelease.class)
    ProblemDetail unknown(UnknownRelease unknown) {
        return problem(HttpStatus.NOT_FOUND, unknown.getMessage() + ".");
    }

    @ExceptionHandler(UnknownPerson.class)
    ProblemDetail unknown(UnknownPerson unknown) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler(LoginRefused.class)
    ProblemDetail refused(LoginRefused refused) {
        return problem(HttpStatus.UNAUTHORIZED, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(TooManyLogins.class)
    ResponseEntity<ProblemDetail> tooMany(TooManyLogins tooMany) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(problem(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(tooMany.getMessage())));
    }

    @ExceptionHandler({NotAllowed.class, AccessRefused.class})
    ProblemDetail forbidden(RuntimeException refused) {
        return problem(HttpStatus.FORBIDDEN, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(BeyondBounds.class)
    ProblemDetail beyond(BeyondBounds beyond) {
        return problem(HttpStatus.CONFLICT, String.valueOf(beyond.getMessage()));
    }

    /** With the rule of sign-off that refused it. */
    @ExceptionHandler(SignOffRefused.class)
    ProblemDetail unsigned(SignOffRefused refused) {
        HttpStatus status =
                refused.reason() == SignOffRefused.Reason.UNKNOWN_PROPOSAL ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        ProblemDetail detail = problem(status, refused.getMessage() + ".");
        detail.setProperty("reason", refused.reason().name());
        return detail;
    }

    @ExceptionHandler(CommandRefused.class)
    ProblemDetail notNow(CommandRefused refused) {
        return problem(HttpStatus.CONFLICT, refused.getMessage() + ".");
    }

    @ExceptionHandler(UnknownTask.class)
    ProblemDetail noTask(UnknownTask unknown) {
        return problem(HttpStatus.NOT_FOUND, unknown.getMessage() + ".");
    }

    @ExceptionHandler(TaskRefused.class)
    ProblemDetail notYours(TaskRefused refused) {
        return problem(HttpStatus.FORBIDDEN, refused.getMessage() + ".");
    }

    /** With all findings, each with file, place and sentence. */
    @ExceptionHandler(Unproven.class)
    ProblemDetail unproven(Unproven unproven) {
        ProblemDetail detail = problem(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unproven.getMessage()));
        detail.setProperty("findings", unproven.findings());
        return detail;
    }

    @ExceptionHandler(PolicyRefused.class)
    ProblemDetail broken(PolicyRefused refused) {
        return unproven(new Unproven("Expected a release that compiles, but it does not.", refused.findings()));
    }

    @ExceptionHandler({NotInForce.class, DatabaseFailed.class, TooManyWatchers.class})
    ProblemDetail unavailable(RuntimeException failure) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(failure.getMessage()));
    }

    private static ProblemDetail problem(HttpStatus status, String sentence) {
        return ProblemDetail.forStatusAndDetail(status, sentence);
    }
}
