/** What Vietnamese passwords are made of, without marks, the most usual first: the lists of stolen ones that npm has are mostly English. */
export const VIETNAMESE_PASSWORDS = `
matkhau anhyeuem anhyeuemnhieulam emyeuanhnhieulam nhieulam emyeuanh yeuem yeuanh iuem iuanh anhnhoem emnhoanh nhoem nhoanh anhyeu emyeu yeunhau mattroi matkhaumoi
matkhaucu quenmatkhau doimatkhau dangnhap taikhoan admin quantri vietnam vietnamvodich hanoi saigon hochiminh danang haiphong cantho
hue nhatrang dalat vungtau sapa halong bienhoa thudo tphcm sgvn vnpt viettel mobifone vinaphone fpt zalo facebook gmail google youtube
khongbiet khongco khongcogi khongnho khongten chiuthoi deobiet cogivui gicungduoc tamthoi bimat bimatquocgia riengtu
congty giamdoc nhanvien ketoan kinhdoanh banhang khachhang vanphong thukho cuahang doanhnghiep hopdong baocao
giadinh bome mevacon concuame concuaba bahai chahieu mehien conyeu conyeume beyeu becung congchua hoangtu vochong vokute
hanhphuc maiyeu maimai mainho maimaiyeuem tinhyeu tinhdau nguoiyeu nguoiay cuocsong tuonglai buonvui noibuon codon mottinhyeu
conga convit conheo conmeo concho meocon cunconho gautruc thotrang
bongda manchester barcelona realmadrid messi ronaldo congphuong quanghai chelsea arsenal lienminh lienquan freefire
khongsao camon xinchao chaoban chaomung tambiet hengaplai chuccnammoi chucmungnammoi tetnguyendan
troioi oibaoi thoiroi duocroi dunghoi diemmuoi hocsinh sinhvien giaovien truonghoc lophoc banbe bantoi
nguyen nguyenvan nguyenthi tran tranvan tranthi levan lethi pham phamvan phamthi hoang huynh phan vuvan vothi dang bui dovan hongoc ngoduc duong lyvan
anhtuan minhtuan quanghuy thanhtung hoangnam ducanh tuananh hongnhung thuhang thanhtruc ngoclan kimoanh thuylinh phuonganh ngocanh minhanh
quynhanh baongoc giabao minhkhang khanhlinh huyentrang thuthao thanhthao hoanglong vietanh tienthanh thehung manhhung quoctuan
mot hai ba bon nam sau bay tam chin muoi motnam motlan ngaymoi ngaymai homnay homqua thang nam thangnam
dep dethuong xinhdep xinhgai deptrai hotboy hotgirl
abcxyz qwert asdf zxcv
`
  .trim()
  .split(/\s+/);
