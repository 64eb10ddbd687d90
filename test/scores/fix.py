#!/usr/bin/env python3
"""Looks at mailboxes before and after `requote fix` with Python's own eyes; called by fix.js.

    fix.py compare BEFORE.mbox AFTER.mbox REPORT.jsonl    what must hold of an archive that was fixed
    fix.py leak DIR LEAKED.mbox                           UTF-7 mails of DIR as archives keep them: without their charset
    fix.py restored DIR FIXED.mbox                        are their texts those of the originals?

Prints one JSON object: counts, and complaints in words.
"""
import email, hashlib, json, mailbox, os, re, subprocess, sys, tempfile

# What a rewritten body may change, add or drop (DESIGN section 7).
BODY_FIELDS = {'content-type', 'content-transfer-encoding', 'mime-version', 'content-length', 'lines', 'content-md5'}
# Encoded words and raw octets in a field are repaired by these only.
FIELD_REPAIRS = {'word-leak', 'mojibake', 'charset-label', 'utf7-leak', 'qp-leak', 'entity-leak'}


def spans(path):
    """(start, end) of each message as Python's mailbox module splits the file, separator line included."""
    box = mailbox.mbox(path, create=False)
    box._generate_toc()
    return [box._toc[key] for key in sorted(box._toc)]


def git_count(path):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(['git', 'mailsplit', '--keep-cr', '-d8', '-o' + folder, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return int(done.stdout.strip() or -1)


def fields(message):
    """Name and raw octets of each field of the header section."""
    head = re.split(rb'\r?\n\r?\n', message.split(b'\n', 1)[1], maxsplit=1)[0]
    found = []
    for line in head.split(b'\n'):
        if line[:1] in b' \t' and found: found[-1][1] += b'\n' + line
        else: found.append([line.split(b':')[0].lower().decode('latin-1'), line])
    return found


def attachments(message):
    """Hash of each part that is no text for reading."""
    hashes = []
    for part in email.message_from_bytes(message.split(b'\n', 1)[1]).walk():
        if part.is_multipart(): continue
        if part.get_content_maintype() == 'text' and part.get_filename() is None and part.get_content_disposition() != 'attachment': continue
        hashes.append(hashlib.sha256(part.get_payload(decode=True) or b'').hexdigest())
    return hashes


def structure(message):
    return [part.get_content_type() for part in email.message_from_bytes(message.split(b'\n', 1)[1]).walk()]


def field_complaints(before, after, report):
    """Fields that differ though nobody said so; order counts."""
    old = [field for field in fields(before) if field[0] not in BODY_FIELDS]
    new = [field for field in fields(after) if field[0] not in BODY_FIELDS]
    if [name for name, _ in old] != [name for name, _ in new]: return ['header fields came, went or moved']
    changed = [name for (name, a), (_, b) in zip(old, new) if a != b]
    if not changed or FIELD_REPAIRS & set(report['repairs']): return []
    return ['header field %s differs without a repair' % ', '.join(changed)]


def compare(before_path, after_path, report_path):
    before, after = open(before_path, 'rb').read(), open(after_path, 'rb').read()
    reports = [json.loads(line) for line in open(report_path)]
    changed = [report for report in reports if report['type'] == 'message' and report['changed']]
    old, new = spans(before_path), spans(after_path)
    complaints = []
    if len(old) != len(new): complaints.append('Python counts %d messages, then %d' % (len(old), len(new)))
    git = [git_count(before_path), git_count(after_path)]
    if git[0] != git[1]: complaints.append('git mailsplit counts %d messages, then %d' % tuple(git))
    met = set()
    for (start, end), (new_start, new_end) in zip(old, new):
        one, other = before[start:end], after[new_start:new_end]
        inside = [report for report in changed if start < report['offset'] + report['length'] and report['offset'] < end]
        met.update(report['message'] for report in inside if one != other)
        if one == other: continue
        place = 'message at octet %d: ' % start
        if not inside: complaints.append(place + 'changed, and not reported')
        else:
            if attachments(one) != attachments(other): complaints.append(place + 'another attachment')
            if structure(one) != structure(other): complaints.append(place + 'other parts')
            complaints += [place + text for text in field_complaints(one, other, inside[0])]
    complaints += ['message %d: reported as changed, and is not' % report['message'] for report in changed if report['message'] not in met]
    return {'messages': len(old), 'changed': len(changed), 'complaints': complaints}


def utf7_part(message):
    """The text part, as Python finds it."""
    for part in message.walk():
        if part.get_content_type() == 'text/plain': return part


def cases(folder):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if os.path.isdir(os.path.join(folder, name))]


def leak(folder, target):
    """Content-Type loses its charset, the octets stay."""
    label = re.compile(rb';\s*charset="?utf-7"?', re.I)
    with open(target, 'wb') as out:
        for case in cases(folder):
            raw = label.sub(b'', open(os.path.join(case, 'msg.eml'), 'rb').read())
            out.write(b'From a@example.org Thu Jan  1 00:00:00 1970\n' + re.sub(rb'(?m)^(>*From )', rb'>\1', raw).rstrip(b'\n') + b'\n\n')
    return {'cases': len(cases(folder)), 'complaints': []}


def restored(folder, fixed):
    lines = lambda text: text.replace('\r\n', '\n').rstrip('\n')
    complaints = []
    box = mailbox.mbox(fixed, create=False)
    for case, message in zip(cases(folder), box):
        part = utf7_part(message)
        got = part.get_payload(decode=True).decode(part.get_content_charset('us-ascii'), 'replace')
        want = open(os.path.join(case, 'derived.expected.txt'), encoding='utf-8', newline='').read()
        if lines(re.sub(r'(?m)^>(>*From )', r'\1', got)) != lines(want): complaints.append('%s is not the text it was' % os.path.basename(case))
    if len(box) != len(cases(folder)): complaints.append('%d of %d messages' % (len(box), len(cases(folder))))
    return {'cases': len(cases(folder)), 'complaints': complaints}


if __name__ == '__main__':
    print(json.dumps({'compare': compare, 'leak': leak, 'restored': restored}[sys.argv[1]](*sys.argv[2:])))
