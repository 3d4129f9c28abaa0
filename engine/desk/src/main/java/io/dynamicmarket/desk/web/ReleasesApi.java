package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Origin;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.StoredRelease;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyRefused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stored releases, and drafts that become releases. A draft that does not compile is answered with its findings and not
 * stored; one that is stored rules nothing until it is activated.
 */
@RestController
@RequestMapping("/api/releases")
final class ReleasesApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    ReleasesApi(Desk desk) {
        this.desk = desk;
    }

    /** @param parent null if it was imported */
    record Listed(
            String id, @Nullable String parent, String author, String reason, Instant createdAt, boolean decides) {}

    record PolicyFile(String path, String sha256, int bytes) {}

    record Whole(Listed release, List<PolicyFile> files) {}

    /**
     * @param author the caller; another one is refused
     * @param files edited and added files, text by path
     * @param removed paths that are left out
     */
    record Wanted(
            @Nullable String parent,
            @Nullable String author,
            @Nullable String reason,
            @Nullable Map<String, String> files,
            @Nullable Set<String> removed) {}

    /** Latest first. */
    @GetMapping
    List<Listed> all(@RequestParam(defaultValue = "50") int limit) {
        return desk.releases().all(Asked.limit(limit)).stream()
                .map(this::listed)
                .toList();
    }

    @GetMapping("/{id:[0-9a-f]{64}}")
    Whole one(@PathVariable String id) {
        ReleaseId release = Asked.release(id, "id");
        StoredRelease stored = desk.releases().stored(release);
        List<PolicyFile> files = desk.releases().release(release).files().entrySet().stream()
                .map(file -> new PolicyFile(file.getKey(), Sha256.hex(file.getValue()), file.getValue().length))
                .toList();
        return new Whole(listed(stored), files);
    }

    /** One file as text. */
    @GetMapping(path = "/{id:[0-9a-f]{64}}/files", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String file(@PathVariable String id, @RequestParam String path) {
        byte[] file = desk.releases().release(Asked.release(id, "id")).files().get(path);
        if (file == null) {
            throw new BadInput("Expected a file of the release as 'path', but it has no '" + path + "'.");
        }
        return new String(file, StandardCharsets.UTF_8);
    }

    /** Makes a release of its parent and the changed files. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Listed draft(@RequestBody Wanted wanted, Caller caller) {
        Release parent = desk.releases().release(Asked.release(wanted.parent(), "parent"));
        String author = caller.acting(wanted.author(), "author");
        String reason = Asked.text(wanted.reason(), "reason");
        TreeMap<String, byte[]> written = new TreeMap<>();
        Map<String, String> files = wanted.files();
        if (files != null) {
            files.forEach((path, text) -> written.put(path, text.getBytes(StandardCharsets.UTF_8)));
        }
        Set<String> removed = wanted.removed();
        Draft draft = new Draft(parent, written, removed == null ? Set.of() : removed);
        refuseUnproven(draft.release());
        return listed(Asked.fact(() -> desk.releases().keep(draft, author, reason, clock.millis())));
    }

    private static void refuseUnproven(Release release) {
        try {
            CompiledRelease.compileCold(release).close();
        } catch (PolicyRefused refused) {
            throw new Unproven(
                    "Expected a release that holds, but it has "
                            + refused.findings().size() + " findings: nothing was stored.",
                    refused.findings());
        }
    }

    private Listed listed(StoredRelease stored) {
        return new Listed(
                stored.id().sha256(),
                stored.origin() instanceof Origin.Edited edited
                        ? edited.parent().sha256()
                        : null,
                stored.author(),
                stored.reason(),
                Instant.ofEpochMilli(stored.createdAtMillis()),
                stored.id().equals(desk.changeover().standing().release()));
    }
}
