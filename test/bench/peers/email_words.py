"""Python's own mailbox and email packages: every text/plain part of an mbox, decoded, to stdout.

It repairs nothing and knows no quotes: it does less than requote does.
"""
import mailbox
import sys

out = sys.stdout.buffer
for message in mailbox.mbox(sys.argv[1], create=False):
    for field in ('From', 'To', 'Cc', 'Date', 'Subject'):
        if message[field]:
            out.write(f'{field}: {message[field]}\n'.encode('utf-8', 'replace'))
    for part in message.walk():
        if part.get_content_type() != 'text/plain':
            continue
        octets = part.get_payload(decode=True) or b''
        try:
            text = octets.decode(part.get_content_charset('us-ascii'), 'replace')
        except LookupError:
            text = octets.decode('latin-1')
        out.write(text.encode('utf-8', 'replace'))
    out.write(b'\f\n')
