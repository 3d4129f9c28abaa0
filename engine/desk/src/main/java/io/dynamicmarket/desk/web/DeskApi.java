package io.dynamicmarket.desk.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dynamicmarket.adapters.postgres.KeptVerdict;
import io.dynamicmarket.desk.access.Lease;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.audit.ReceiptLine;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the desk shows over HTTP; it changes nothing. */
@RestController
@RequestMapping("/api")
final class DeskApi {
    private static final int MOST = 500;

    private final Desk desk;
    private final PageStream stream;

    DeskApi(Desk desk, PageStream stream) {
        this.desk = desk;
        this.stream = stream;
    }

    /** A receipt, with its canonical JSON as it was hashed. */
    record KeptReceipt(
            long sequence,
            String kind,
            String market,
            Instant at,
            String hash,
            @JsonRawValue String receipt) {}

    /** A treasury verdict as it was kept. */
    record PastVerdict(
            long receipt,
            String market,
            Instant at,
            long epoch,
            String verdict,
            String reason,
            String source,
            @JsonRawValue String facts) {}

    @GetMapping("/desk")
    DeskPage desk() {
        return stream.page();
    }

    @GetMapping("/desk/stream")
    SseEmitter stream(Lease lease) {
        return stream.open(lease);
    }

    @GetMapping("/history")
    List<HistoryPoint> history() {
        return desk.board().history().points();
    }

    @GetMapping("/receipts")
    List<KeptReceipt> receipts(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.store().receipts(before, page(limit)).stream()
                .map(receipt -> new KeptReceipt(
                        receipt.sequence(),
                        receipt.kind(),
                        receipt.market().value(),
                        Instant.ofEpochMilli(receipt.atMillis()),
                        receipt.hash(),
                        receipt.json()))
                .toList();
    }

    /** Why a decision was taken as it was, under the release that it names; its id is the number of its receipt. */
    @GetMapping(value = "/decisions/{id}/why", produces = MediaType.APPLICATION_JSON_VALUE)
    String why(@PathVariable long id) {
        ReceiptLine receipt = desk.store()
                .receipt(id)
                .map(kept -> ReceiptLine.read(kept.json()))
                .orElseThrow(() -> new NotKept("Expected the number of a receipt, but there is no " + id + "."));
        return new WhyOf(desk).receipt(receipt);
    }

    /** Checkpoints of more receipts than a number, as they were signed. */
    @GetMapping(value = "/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
    String checkpoints(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "50") int limit) {
        return "[" + String.join(",", desk.store().checkpointsAfter(after, page(limit))) + "]";
    }

    @GetMapping("/treasury/verdicts")
    List<PastVerdict> verdicts(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.store().treasuryVerdicts(before, page(limit)).stream()
                .map(DeskApi::past)
                .toList();
    }

    private static PastVerdict past(KeptVerdict kept) {
        return new PastVerdict(
                kept.receiptSequence(),
                kept.market().value(),
                Instant.ofEpochMilli(kept.atMillis()),
                kept.epoch(),
                kept.verdict(),
                kept.grounds().sentence(),
                kept.grounds().source(),
                kept.json());
    }

    private static int page(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadInput("Expected a limit in 1.." + MOST + ", but got " + limit + ".");
        }
        return limit;
    }
}
