package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.access.Directory;
import io.dynamicmarket.desk.access.Logins;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Token;
import io.dynamicmarket.governance.access.TokenScope;
import io.dynamicmarket.governance.access.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of machines: given and ended by an ADMIN. */
@RestController
@RequestMapping("/api/access/tokens")
final class TokensApi {
    private static final Duration USUAL = Duration.ofDays(90);

    private final Tokens tokens;
    private final Directory directory;
    private final Logins logins;

    TokensApi(Tokens tokens, Directory directory, Logins logins) {
        this.tokens = tokens;
        this.directory = directory;
        this.logins = logins;
    }

    /**
     * @param lastUsed to the minute; null where it was not used
     * @param revoked null where it was not
     */
    record Listed(
            String name,
            Set<TokenScope> scopes,
            String issuedBy,
            Instant issued,
            Instant expires,
            @Nullable Instant revoked,
            @Nullable Instant lastUsed) {}

    /** @param secret shown this once */
    record Issued(Listed token, String secret) {}

    /** @param expires in 90 days, where nothing is said; 366 days at most */
    record Wanted(
            @Nullable String name,
            @Nullable Set<TokenScope> scopes,
            @Nullable String expires) {}

    /** By name, also those that no longer hold. */
    @GetMapping
    List<Listed> all() {
        return tokens.all().stream().map(TokensApi::listed).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Wanted wanted, Caller caller, HttpServletRequest request) {
        PersonId name = Asked.person(wanted.name(), "name");
        Set<TokenScope> scopes = wanted.scopes();
        PersonId by = caller.human().id();
        Occasion occasion = logins.occasion(by.value(), request);
        long expires = Asked.millis(wanted.expires(), "expires", occasion.atMillis() + USUAL.toMillis());
        Tokens.Issued issued =
                Asked.fact(() -> tokens.issue(name, scopes == null ? Set.of() : scopes, expires, by, occasion));
        directory.refresh();
        return new Issued(listed(issued.token()), issued.secret());
    }

    /** Ends a token at once, for good. */
    @DeleteMapping("/{name}")
    Listed revoke(@PathVariable String name, Caller caller, HttpServletRequest request) {
        Occasion occasion = logins.occasion(caller.human().id().value(), request);
        Token after = tokens.revoke(Asked.person(name, "name"), occasion);
        directory.refresh();
        return listed(after);
    }

    private static Listed listed(Token token) {
        return new Listed(
                token.name().value(),
                new TreeSet<>(token.scopes()),
                token.issuedBy().value(),
                Instant.ofEpochMilli(token.issuedAtMillis()),
                Instant.ofEpochMilli(token.expiresAtMillis()),
                moment(token.revokedAtMillis()),
                moment(token.lastUsedMillis()));
    }

    private static @Nullable Instant moment(long millis) {
        return millis == Token.NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
